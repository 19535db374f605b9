/* #include "commented/out.h" */
#pragma once
#include <stdio.h>
#include "HCNetSDK/incEn/HCNetSDK.h" // the camera
#  include <dhnetsdk.h>
#include MACRO_HEADER
#import <DJISDK/DJISDK.h>
#if __has_include("optional.h")
#include "optional.h"
#endif
#pragma comment(lib, "HCNetSDK.lib")
#pragma comment ( lib , "lib/dhnetsdk" )
#pragma comment(linker, "/subsystem:windows")
#define SDK_NAME "libhcnetsdk.so"
#define WIDE_NAME L"PlayCtrl.dll"

static const char *kPath = "/opt/sdk/libdhnetsdk.so";
const char quote = '"';
int million = 1'000'000;
// dlopen("commented.so")

void load(const char *unknown) {
  void *a = dlopen("libmsc.so", RTLD_LAZY);
  void *b = dlopen(SDK_NAME, RTLD_NOW);
  void *c = dlopen(kPath, RTLD_NOW);
  void *d = dlopen(unknown, RTLD_NOW);
  HMODULE e = LoadLibrary(TEXT("HCCore.dll"));
  HMODULE f = ::LoadLibraryW(L"C:\\sdk\\HCAlarm.dll");
  HMODULE g = LoadLibraryW(WIDE_NAME);
  puts("dlopen(\"in a string.so\")");
  auto raw = R"(#include "raw.h" dlopen("raw.so"))";
}

extern "C" JNIEXPORT jint JNICALL
Java_com_hikvision_netsdk_HCNetSDK_init(JNIEnv *env, jobject self) { return 0; }
