/** How account managers come in while the only way in is broken: codes on paper. */
@NullMarked
package org.gatehouse.sso.emergency;

import org.jspecify.annotations.NullMarked;
