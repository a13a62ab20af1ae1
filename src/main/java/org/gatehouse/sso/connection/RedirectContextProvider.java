package org.gatehouse.sso.connection;

import java.io.OutputStreamWriter;
import org.jspecify.annotations.Nullable;
import org.opensaml.messaging.context.MessageContext;
import org.pac4j.core.context.WebContext;
import org.pac4j.saml.context.SAML2ContextProvider;
import org.pac4j.saml.metadata.SAML2MetadataResolver;
import org.pac4j.saml.transport.Pac4jSAMLResponse;

/** Lets pac4j write a request without a servlet at hand: all it has to say is one URL. */
final class RedirectContextProvider extends SAML2ContextProvider {

  RedirectContextProvider(SAML2MetadataResolver idp, SAML2MetadataResolver sp) {
    super(idp, sp, null);
  }

  @Override
  protected MessageContext prepareOutboundMessageContext(WebContext none) {
    var context = new MessageContext();
    context.setMessage(new Redirect());
    return context;
  }

  private static final class Redirect implements Pac4jSAMLResponse {

    private @Nullable String url;

    @Override
    public void init() {}

    @Override
    public void setRedirectUrl(String url) {
      this.url = url;
    }

    @Override
    public @Nullable String getRedirectUrl() {
      return url;
    }

    @Override
    public void setContentType(String type) {}

    @Override
    public @Nullable WebContext getWebContext() {
      return null;
    }

    @Override
    public OutputStreamWriter getOutputStreamWriter() {
      throw new UnsupportedOperationException("The redirect binding has no body");
    }

    @Override
    public String getOutgoingContent() {
      throw new UnsupportedOperationException("The redirect binding has no body");
    }
  }
}
