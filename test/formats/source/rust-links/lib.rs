#[link(name = "hcnetsdk", kind = "dylib")]
extern "C" { fn NET_DVR_Init() -> i32; }
#[cfg_attr(windows, link(name = "ignored"))]
extern crate serde;
extern crate self as me;
// #[link(name = "commented")]
fn main() {
    let lib = unsafe { libloading::Library::new("libmsc.so") };
    println!("cargo:rustc-link-lib=dylib=dhnetsdk");
    println!(r#"#[link(name = "raw")]"#);
    let life: &'static str = "x";
}
