module example.com/app

go 1.22

require (
	github.com/huaweicloud/huaweicloud-sdk-go-v3 v0.1.100
	github.com/multi/repo/sub/v2 v2.0.1
	other.example/deep/module v1.0.0 // indirect
)
