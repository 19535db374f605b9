module example.org/shop

go 1.22

require (
<<<<<<< HEAD
	example.org/left v1.0.0
=======
	github.com/kaspersky/sdk v2.0.0
>>>>>>> topic
	example.org/both v3.0.0
)
