package io.dynastore.sample;

import io.dynastore.DynaStore;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Shows what an id says. */
@Controller
class IdController {

  private final DynaStore<Recommendation> store;

  IdController(DynaStore<Recommendation> store) {
    this.store = store;
  }

  @GetMapping("/ids/{id}")
  String page(@PathVariable String id, Model model) {
    model.addAttribute("read", json(id));
    return "id";
  }

  @GetMapping(path = "/ids/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  ReadId json(@PathVariable String id) {
    Recommendation recommendation = store.parse(id);
    int dash = id.indexOf('-');
    return new ReadId(id, id.substring(0, dash), id.substring(dash + 1), recommendation);
  }

  /** For the form: here an id may hold what a path cannot, and may be empty. */
  @GetMapping("/ids")
  String form(@RequestParam String id, Model model) {
    return page(id, model);
  }

  @GetMapping(path = "/ids", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  ReadId formJson(@RequestParam String id) {
    return json(id);
  }

  /** An id, its two parts, and what it says. */
  record ReadId(String id, String templateId, String payload, Recommendation recommendation) {}
}
