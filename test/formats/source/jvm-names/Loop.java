class Loop {
  static {
    String []liblist =
      {
        "gnustl_shared",
        "jniplay", // "commented"
        };
    for (String lib : liblist) {
      System.loadLibrary(lib);
    }
    for (String other : unknown) System.loadLibrary(other);
  }
}
