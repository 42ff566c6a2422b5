/// Random scenes against the slow renderer, for hours: `displayio4j soak`.
package io.github.displayio4j.app.soak;
