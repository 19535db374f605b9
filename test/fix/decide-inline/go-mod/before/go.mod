module example.com/stays

go 1.22

require (
	acme.example/sdk v1.4.0
)
