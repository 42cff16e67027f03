/** DynaStore as its users see it, from outside its packages. */
package com.acme;
