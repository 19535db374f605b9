module example.org/shop

require example.org/twice v1.0.0
require example.org/twice v2.0.0

replace example.org/twice => example.org/first v1.0.0
replace example.org/twice => github.com/kaspersky/sdk v2.0.0
