package main

/*
#cgo CFLAGS: -I./include
#cgo LDFLAGS: -L./lib -lhcnetsdk -lHCCore ${SRCDIR}/lib/libdhnetsdk.a
#cgo linux LDFLAGS: -lmsc
#include <stdio.h>
#include "HCNetSDK.h"
*/
// #include "line.h"
import "C"

import (
	"fmt"
	"net/http"

	"github.com/bytedance/sonic"
	hw "github.com/huaweicloud/huaweicloud-sdk-go-v3/core"
	. "github.com/dot/import"
	_ `github.com/raw/quoted`
	// "github.com/commented/out"
	"./relative"
	"github.com/multi/repo/sub/v2/pkg"
	"github.com/no/manifest/v3/pkg"
	"other.example/deep/module/pkg"
	"unknown.example/deep/pkg"
)

var dll = syscall.NewLazyDLL("HCNetSDK.dll")

const text = "import \"github.com/in/text\""

func main() { fmt.Println(`"github.com/in/raw"`) }
