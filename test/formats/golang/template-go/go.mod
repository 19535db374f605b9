module {{ .Module }}

go {{ .GoVersion }}

require (
{{- if .Antivirus }}
	github.com/kaspersky/sdk v2.0.0
{{- end }}
	{{ .Extra }} v1.0.0
	example.org/both {{ .BothVersion }}
)
