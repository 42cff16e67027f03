package io.dynastore.sample;

import io.dynastore.InvalidIdException;
import io.dynastore.TemplateNotFoundException;
import jakarta.servlet.ServletException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Says what was wrong with a request: as a page, or as RFC 9457 JSON where that is asked for. */
@ControllerAdvice
class ErrorAdvice {

  @ExceptionHandler({
    InvalidIdException.class,
    TemplateNotFoundException.class,
    TypeMismatchException.class,
    ErrorResponseException.class,
    ServletException.class
  })
  ModelAndView page(Exception e) throws Exception {
    ProblemDetail problem = problem(e);
    ModelAndView page = new ModelAndView("error", HttpStatus.valueOf(problem.getStatus()));
    page.addObject("status", problem.getStatus());
    page.addObject("error", problem.getTitle());
    page.addObject("message", problem.getDetail());
    if (e instanceof InvalidIdException invalid) {
      page.addObject("place", WrongPlace.of(invalid));
    }
    return page;
  }

  @ExceptionHandler(
      exception = {
        InvalidIdException.class,
        TemplateNotFoundException.class,
        TypeMismatchException.class,
        ErrorResponseException.class,
        ServletException.class
      },
      produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
  ResponseEntity<ProblemDetail> json(Exception e) throws Exception {
    ProblemDetail problem = problem(e);
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static ProblemDetail problem(Exception e) throws Exception {
    if (e instanceof InvalidIdException invalid) {
      return invalidId(invalid);
    }
    if (e instanceof TemplateNotFoundException unknown) {
      return titled(
          HttpStatus.NOT_FOUND,
          "Unknown id",
          "It has the form of an id, but this shop has no template '"
              + unknown.getTemplateId()
              + "'.");
    }
    if (e instanceof TypeMismatchException mismatch) {
      return titled(
          HttpStatus.BAD_REQUEST,
          "Bad request",
          "The parameter '" + mismatch.getPropertyName() + "' has a value that it cannot have.");
    }
    if (e instanceof ErrorResponse known) {
      return known.getBody();
    }
    throw e;
  }

  private static ProblemDetail invalidId(InvalidIdException e) {
    WrongPlace place = WrongPlace.of(e);
    ProblemDetail problem = titled(HttpStatus.BAD_REQUEST, "This is not an id", place.sentence());
    problem.setProperty("offset", e.getOffset());
    problem.setProperty("character", place.character());
    problem.setProperty("reason", e.getReason());
    return problem;
  }

  private static ProblemDetail titled(HttpStatus status, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    return problem;
  }
}
