package dev.assay.cli;

import dev.assay.cluster.KyvernoConfig;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code namespace/name}. */
final class KyvernoConfigConverter implements ITypeConverter<KyvernoConfig> {

    @Override
    public KyvernoConfig convert(String text) {
        try {
            return KyvernoConfig.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
