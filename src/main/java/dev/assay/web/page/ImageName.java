package dev.assay.web.page;

/** An image reference in three parts: where it lies, its name with the tag, and its digest. */
public record ImageName(String path, String name, String digest) {

    public static ImageName of(String image) {
        String visible = VisibleText.name(image);
        int at = visible.indexOf('@');
        String tagged = at < 0 ? visible : visible.substring(0, at);
        int slash = tagged.lastIndexOf('/') + 1;
        return new ImageName(tagged.substring(0, slash), tagged.substring(slash), at < 0 ? "" : visible.substring(at));
    }
}
