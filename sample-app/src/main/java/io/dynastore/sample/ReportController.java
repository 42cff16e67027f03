package io.dynastore.sample;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** How well each algorithm does in each placement. */
@Controller
class ReportController {

  private final Reports reports;

  ReportController(Reports reports) {
    this.reports = reports;
  }

  @GetMapping("/report")
  String page(Model model) {
    model.addAttribute("report", json());
    return "report";
  }

  @GetMapping(path = "/report", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Report json() {
    return reports.current();
  }
}
