/** The data of `tree`, made if there is none. */
export function proseData(tree) {
    tree.data ??= {};
    return tree.data;
}
