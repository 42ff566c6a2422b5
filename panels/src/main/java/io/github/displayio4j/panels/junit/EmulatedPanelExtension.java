package io.github.displayio4j.panels.junit;

import io.github.displayio4j.panels.Panels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/// What `@EmulatedPanel` does.
@SuppressWarnings("exports") // who uses it has JUnit
public final class EmulatedPanelExtension implements ParameterResolver, AfterTestExecutionCallback {
    private static final ExtensionContext.Namespace BENCHES =
            ExtensionContext.Namespace.create(EmulatedPanelExtension.class);

    /// For JUnit.
    public EmulatedPanelExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PanelBench.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        EmulatedPanel asked = parameter
                .findAnnotation(EmulatedPanel.class)
                .or(() -> ofContext(context))
                .orElseThrow(() -> new ParameterResolutionException("a PanelBench needs @EmulatedPanel(NAME)"));
        return context.getStore(BENCHES)
                .getOrComputeIfAbsent(parameter.getIndex(), _ -> bench(asked), PanelBench.class);
    }

    private static Optional<EmulatedPanel> ofContext(ExtensionContext context) {
        for (Optional<ExtensionContext> at = Optional.of(context);
                at.isPresent();
                at = at.get().getParent()) {
            Optional<EmulatedPanel> found =
                    at.get().getElement().flatMap(e -> AnnotationSupport.findAnnotation(e, EmulatedPanel.class));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static PanelBench bench(EmulatedPanel asked) {
        try {
            return new PanelBench(Panels.find(asked.value()).spec(), asked);
        } catch (IllegalArgumentException e) {
            throw new ParameterResolutionException("@EmulatedPanel: " + e.getMessage(), e);
        }
    }

    /// Keeps what a failed test did.
    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isEmpty()) {
            return;
        }
        Path folder = GlassAssertions.folder(
                context.getRequiredTestClass(), context.getRequiredTestMethod().getName());
        int parameters = context.getRequiredTestMethod().getParameterCount();
        for (int i = 0; i < parameters; i++) {
            @Nullable PanelBench bench = context.getStore(BENCHES).get(i, PanelBench.class);
            if (bench != null) {
                bench.keep(folder);
            }
        }
    }
}
