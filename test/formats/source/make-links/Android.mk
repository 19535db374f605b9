LOCAL_PATH := $(call my-dir)
include $(CLEAR_VARS)
LOCAL_MODULE := hcnetsdk
LOCAL_SRC_FILES := libs/$(TARGET_ARCH_ABI)/libhcnetsdk.so
include $(PREBUILT_SHARED_LIBRARY)
LOCAL_SHARED_LIBRARIES := \
  hcnetsdk \
  libmsc
LOCAL_LDLIBS := -llog -landroid
LOCAL_STATIC_LIBRARIES += facesdk
