package io.dynastore.template;

/**
 * A template as a repository found it under an id.
 *
 * @param template the template
 * @param isGiven whether {@link TemplateRepository#save} is sure to give this id for the template;
 *     false for a further id that the template was restored under, and where it is not known
 */
public record StoredTemplate(Template template, boolean isGiven) {}
