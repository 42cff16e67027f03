package io.dynastore.autoconfigure.shop;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** An application that adds the starter and records, and nothing else. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class ShopApplication {}
