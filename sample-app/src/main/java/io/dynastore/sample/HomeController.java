package io.dynastore.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The start page: products recommended to a user. */
@Controller
class HomeController {

  private static final String SOMEBODY = "213123";

  private final Storefront storefront;

  HomeController(Storefront storefront) {
    this.storefront = storefront;
  }

  @GetMapping("/")
  String page(
      @RequestParam(defaultValue = SOMEBODY) long user,
      @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String userAgent,
      Model model) {
    model.addAttribute("home", json(user, userAgent));
    return "home";
  }

  @GetMapping(path = "/", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Home json(
      @RequestParam(defaultValue = SOMEBODY) long user,
      @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String userAgent) {
    return new Home(user, storefront.home(Visitor.of(user, userAgent)));
  }

  /** What the page shows. */
  record Home(long user, List<Shelf> shelves) {}
}
