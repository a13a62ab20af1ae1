/** How an account looks: its language, colours and logo, on its pages and in its mails. */
@NullMarked
package org.gatehouse.branding;

import org.jspecify.annotations.NullMarked;
