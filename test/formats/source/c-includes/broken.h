#include "broken
#include <never closed
#include "after.h"
/* open
#include "hidden.h"
