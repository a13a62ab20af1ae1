package org.gatehouse.platform.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.gatehouse.platform.text.Isolated;
import org.gatehouse.platform.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a page in the viewer's language: {@code #{t.of('sso.title')}}, with parameters
 * {@code #{t.of('users.count', page.count)}}.
 */
@Named("t")
@RequestScoped
public class PageTexts {

  @Inject Viewer viewer;

  private @Nullable Texts texts;

  /** The text of the key with its parameters. */
  public String of(String key, Object... args) {
    return texts().of(key, Isolated.in(viewer.getLocale(), List.of(args)));
  }

  /** Whether there is such a text; tags ask for an optional help. */
  public boolean has(String key) {
    return texts().find(key, List.of()).isPresent();
  }

  private Texts texts() {
    if (texts == null) {
      texts = Texts.in(viewer.getLocale());
    }
    return texts;
  }
}
