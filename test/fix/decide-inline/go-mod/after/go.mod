module example.com/stays

go 1.22

require (
	// restricted-deps: decided being-removed pkg:golang/acme.example/sdk until 2026-09-01 -- leaves with release 7
	acme.example/sdk v1.4.0
)
