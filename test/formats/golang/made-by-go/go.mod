module example.org/portal

go 1.26

require (
	example.org/local v0.0.0
	github.com/google/uuid v1.6.0
	github.com/pkg/errors v0.8.0
	rsc.io/quote v1.5.2
)

require (
	golang.org/x/mod v0.23.0 // indirect
	golang.org/x/sync v0.11.0 // indirect
	golang.org/x/text v0.0.0-20170915032832-14c0d48ead0c // indirect
	golang.org/x/tools v0.30.0 // indirect
	rsc.io/sampler v1.3.0 // indirect
)

replace example.org/local => ./local

replace github.com/pkg/errors => github.com/pkg/errors v0.9.1

exclude github.com/google/uuid v1.5.0

tool golang.org/x/tools/cmd/stringer
