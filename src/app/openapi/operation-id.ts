const verbs: Record<string, string> = {
  get: 'get',
  post: 'create',
  put: 'put',
  patch: 'change',
  delete: 'delete',
};

/**
 * The name of an operation in clients, made from nothing but what clients already rest on, the method
 * and the path, so that moving or renaming our code breaks none of them: POST /bookings is
 * `createBooking`, GET /wards/{wardId}/mentors `listWardMentors`.
 */
export function operationIdOf(method: string, path: string, isList: boolean): string {
  const parts = path
    .replace(/^\/api\/v\d+/, '')
    .split('/')
    .filter(Boolean);
  const words = parts.flatMap((part, index) => {
    if (part.startsWith('{')) return index === 0 ? [pascal(part.slice(1, -1))] : [];
    const next = parts[index + 1];
    const isOne = next ? next.startsWith('{') : method === 'post' || method === 'delete';
    return [pascal(isOne ? singular(part) : part)];
  });
  const verb = isList && method === 'get' ? 'list' : (verbs[method] ?? method);
  return verb + words.join('');
}

/** The words of our paths are regular: sessions, classes, families. */
export function singular(word: string): string {
  return word.replace(/ies$/, 'y').replace(/(?<=ss)es$|s$/, '');
}

function pascal(part: string): string {
  return part
    .split(/[-.]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
