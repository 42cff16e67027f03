package com.acme.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application that the README adds DynaStore to. */
@SpringBootApplication
class ShopApplication {}
