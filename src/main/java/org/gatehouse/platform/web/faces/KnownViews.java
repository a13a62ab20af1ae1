package org.gatehouse.platform.web.faces;

import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ViewResource;
import jakarta.faces.context.FacesContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds each page, template and tag in the application's files once; they do not change while it
 * runs. Each part of a page would be looked for each time that the page is opened.
 */
public class KnownViews extends ResourceHandlerWrapper {

  /** No more than there are files: what is not found is not kept. */
  private final Map<String, ViewResource> found = new ConcurrentHashMap<>();

  public KnownViews(ResourceHandler wrapped) {
    super(wrapped);
  }

  @Override
  public @Nullable ViewResource createViewResource(FacesContext context, String name) {
    ViewResource known = found.get(name);
    if (known == null) {
      known = super.createViewResource(context, name);
      if (known != null) {
        // It finds its address when asked first, and forgets to tell other threads.
        known.getURL();
        found.put(name, known);
      }
    }
    return known;
  }
}
