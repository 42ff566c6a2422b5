/// What dashboards are made of: ordinary groups of layers that know their size, and layouts that place them.
package io.github.displayio4j.displayio.ui;
