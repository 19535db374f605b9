module example.com/shop

go 1.22

require (
	example.com/stays v1.2.3
)
