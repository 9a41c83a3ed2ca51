// What makes the reading room quicker to work in. Nothing is needed to read: without it links and forms do the same.
"use strict";
