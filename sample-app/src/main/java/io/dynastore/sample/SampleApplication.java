package io.dynastore.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A small shop whose recommendations carry ids made by DynaStore. */
@SpringBootApplication
public class SampleApplication {

  SampleApplication() {}

  /**
   * Starts the shop.
   *
   * @param args the arguments of the command line
   */
  public static void main(String[] args) {
    SpringApplication.run(SampleApplication.class, args);
  }
}
