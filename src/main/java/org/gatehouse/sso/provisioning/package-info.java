/** Which user an identity provider means, and making him where there is none. */
@NullMarked
package org.gatehouse.sso.provisioning;

import org.jspecify.annotations.NullMarked;
