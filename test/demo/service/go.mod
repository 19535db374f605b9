module example.com/service

go 1.24

require (
	github.com/KasperskyLab/klogga v0.1.7
	golang.org/x/sync v0.10.0
)
