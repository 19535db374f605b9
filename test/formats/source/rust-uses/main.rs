// use commented::out;
use std::ffi::CString;
use volcengine_sdk::client::{Client, Config};
pub(crate) use ::tencentcloud::cvm;
use crate::local;
use self::inner::Thing;
mod helper;
use helper::run;
extern "C" {
    fn NET_DVR_Init() -> bool;
}
fn main() {
    println!("cargo:rustc-link-arg=-lhcnetsdk");
    println!("cargo::rustc-link-lib=static:+whole-archive=dhnetsdk");
    bindgen::Builder::default().header("sdk/HCNetSDK.h");
    let text = "use in_a_string::x;";
    let raw = r#"use in_raw::x;"#;
}
