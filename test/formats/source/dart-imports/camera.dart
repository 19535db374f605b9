// import 'package:commented/out.dart';
/* import 'package:block/a.dart'; /* nested */ import 'package:block/b.dart'; */
library camera;

import 'dart:ffi';
import 'dart:io' show Platform;
import 'package:huawei_push/huawei_push.dart' as push;
import "package:tencent_cloud_chat_sdk/models/message.dart" deferred as chat show A, B;
import 'stub.dart' if (dart.library.io) 'package:volc_engine_rtc/io.dart';
export 'package:yandex_mapkit/yandex_mapkit.dart' hide Point;
import 'src/local.dart';

const library = 'libhcnetsdk.so';
final sdk = DynamicLibrary.open(library);
final other = DynamicLibrary.open(Platform.isWindows ? r'C:\sdk\dhnetsdk.dll' : 'libmsc.so');
final init = sdk.lookupFunction<Int32 Function(), int Function()>('NET_DVR_Init');
final text = 'import "package:string/a.dart"; $library ${other.toString()}';
final long = '''
import 'package:long/a.dart';
''';
