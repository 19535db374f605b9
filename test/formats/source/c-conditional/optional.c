#ifndef CAMERA_H
#define CAMERA_H
#include "always.h"

#if 0
#include "dead.h"
#elif 1
#include "alive.h"
#else
#include "dead-too.h"
#endif

#ifdef _WIN32
#include "platform.h"
#else
#include "other-platform.h"
#endif

#ifdef WITH_HIKVISION
#include "wanted.h"
#  if defined(__linux__)
#    include "wanted-here.h"
#  endif
#  if 0
#    include "dead-inside.h"
#  endif
#endif

#if __has_include(<asked.h>) && !defined(NO_ASKED)
#include <asked.h>
#define HAVE_ASKED 1
#endif

#define SDK_HEADER "by-macro.h"
#include SDK_HEADER

#if defined(__cplusplus)
extern "C" {
#endif
void f(void) {
  dlsym(handle, "NET_DVR_Init");
  GetProcAddress(LoadLibraryA("dhnetsdk"), "CLIENT_Init");
  SetDllDirectoryA("..\\HCNetSDKCom");
}
#endif
#endif
#include "after-too-many.h"
