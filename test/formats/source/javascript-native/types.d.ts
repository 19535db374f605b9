/// <reference types="@amap/amap-jsapi-types" />
/// <reference path="./local.d.ts" />
declare const a: string; // <reference types="no" />
