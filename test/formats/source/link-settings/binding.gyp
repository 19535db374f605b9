# "libraries": ["-lcommented"]
{
  "targets": [{
    "target_name": "camera",
    "libraries": ["-lhcnetsdk", "<(module_root_dir)/lib/libdhnetsdk.so"],
    "conditions": [["OS=='mac'", { "link_settings": { "libraries": ["-framework DJISDK"] } }]]
  }]
}
