module example.com/app

go 1.24

require github.com/pkg/errors v0.9.1 // direct
require (
	"github.com/kaspersky/quoted" v1.0.0
	golang.org/x/sys v0.30.0 // indirect
	gopkg.in/yaml.v3 v3.0.1
)

tool golang.org/x/tools/cmd/stringer

exclude github.com/bad/thing v1.2.3

replace (
	github.com/old/name => github.com/new/name v1.4.0
	github.com/old/pinned v1.0.0 => ../local
)
replace example.com/a/v2 v2.0.0 => example.com/b/v2 v2.1.0+incompatible
