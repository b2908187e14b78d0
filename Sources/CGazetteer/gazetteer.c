#include "gazetteer.h"
