module example.com/stays

go 1.22
