module example.com/shop

go 1.22

require acme.example/alone v1.0.0

require (
	example.com/stays v1.2.3
	acme.example/sdk v1.4.0 // indirect
)

replace acme.example/sdk => example.com/fork v1.0.0
