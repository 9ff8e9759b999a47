// Splits the name of a container image into repository and tag.

export interface ImageName {
  /** Registry and repository: `quay.io/cilium/cilium`. */
  readonly image: string;
  /** The last part of the repository: `cilium`. */
  readonly shortName: string;
  /** Empty when the image is named by digest alone. */
  readonly tag: string;
}

/*
 * quay.io/cilium/cilium:v1.9.18@sha256:30bf…
 * localhost:5000/datadog/agent
 */
export function parseImageName(reference: string): ImageName {
  const [withoutDigest = ''] = reference.trim().split('@');
  const slash = withoutDigest.lastIndexOf('/');
  const colon = withoutDigest.indexOf(':', slash + 1);
  const image = colon < 0 ? withoutDigest : withoutDigest.slice(0, colon);
  return {
    image,
    shortName: image.slice(slash + 1),
    tag: colon < 0 ? '' : withoutDigest.slice(colon + 1),
  };
}

/** `v1.9.18`, `1.10.0`, `v1.10.0-rc1`, `1.20.2-distroless`, `stable-2.14.1`. */
const VERSION_TAG = /^(?:v|stable-|edge-)?(\d{1,4}\.\d{1,4}(?:\.\d{1,4})?(?:-(?:rc|snapshot)[.\d]{0,10})?)/;

/** The version that a tag states; undefined for `latest` and digests. */
export function versionOfTag(tag: string): string | undefined {
  return VERSION_TAG.exec(tag)?.[1];
}
