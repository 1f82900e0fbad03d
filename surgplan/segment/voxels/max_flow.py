"""Largest flow through a grid of voxels, each joined to its six neighbours and to a source or a sink.

By the two search trees of Boykov and Kolmogorov (IEEE TPAMI 26:1124, 2004), which grow from source and sink, meet, and are
mended after every flow instead of being grown anew. Capacities are whole numbers, so that the flow is exact.
"""

from __future__ import annotations

import numpy as np
from numba import njit

SOURCE, SINK = 1, 2
"""The tree a node belongs to; 0 is none."""
TERMINAL, NONE = 6, 7
"""What a node hangs on where it is not a neighbour (0 to 5: -k, +k, -j, +j, -i, +i)."""


@njit(cache=True, nogil=True)
def source_side(cap, excess, offsets):  # type: ignore[no-untyped-def]
    """Which nodes (n,) stay joined to the source once the largest flow runs.

    `cap` (n, 6) int32 is the capacity towards each neighbour, which lies `offsets` (6,) further on; `excess` (n,) int32 that of
    the source above 0 and of the sink below. Both are used up. Nodes at the ends of the array must have no capacities.
    """
    count = len(excess)
    tree = np.zeros(count, np.uint8)
    parent = np.full(count, NONE, np.uint8)
    stamp = np.zeros(count, np.int32)  # when the distance was last known to be right
    depth = np.zeros(count, np.int32)  # steps to the terminal
    waiting = np.full(count, -1, np.int32)  # the next active node; itself at the end; -1 is not active
    ends = np.array([-1, -1], np.int32)  # the first and the last active node
    orphans = np.empty(count + 1, np.int32)  # a ring
    for v in range(count):
        if excess[v] != 0:
            tree[v] = SOURCE if excess[v] > 0 else SINK
            parent[v] = TERMINAL
            depth[v] = 1
            _activate(v, waiting, ends)
    time = np.int32(0)
    v = -1
    while True:
        if v < 0 or tree[v] == 0:
            v = _next_active(tree, waiting, ends)
            if v < 0:
                break
        at, d = _grown(v, cap, offsets, tree, parent, stamp, depth, waiting, ends)
        if d < 0:
            v = -1
            continue
        time += np.int32(1)
        if tree[at] == SOURCE:
            first, last = _pushed(at, d, cap, excess, offsets, parent, orphans)
        else:
            first, last = _pushed(at + offsets[d], d ^ 1, cap, excess, offsets, parent, orphans)
        _adopted(first, last, time, cap, excess, offsets, tree, parent, stamp, depth, waiting, ends, orphans)
    return tree == SOURCE


@njit(cache=True, nogil=True)
def _activate(v, waiting, ends):  # type: ignore[no-untyped-def]
    if waiting[v] >= 0:
        return
    if ends[1] >= 0:
        waiting[ends[1]] = v
    else:
        ends[0] = v
    ends[1] = v
    waiting[v] = v


@njit(cache=True, nogil=True)
def _next_active(tree, waiting, ends):  # type: ignore[no-untyped-def]
    """Take the first active node that is still in a tree; -1 where there is none."""
    while ends[0] >= 0:
        v = ends[0]
        if waiting[v] == v:
            ends[0] = ends[1] = -1
        else:
            ends[0] = waiting[v]
        waiting[v] = -1
        if tree[v] != 0:
            return v
    return np.int32(-1)


@njit(cache=True, nogil=True)
def _grown(v, cap, offsets, tree, parent, stamp, depth, waiting, ends):  # type: ignore[no-untyped-def]
    """Let a node's tree take in its free neighbours; the node and direction where it meets the other tree, or -1, -1."""
    mine = tree[v]
    for d in range(6):
        u = v + offsets[d]
        if (cap[v, d] if mine == SOURCE else cap[u, d ^ 1]) == 0:
            continue
        if tree[u] == 0:
            tree[u], parent[u] = mine, d ^ 1
            stamp[u], depth[u] = stamp[v], depth[v] + 1
            _activate(u, waiting, ends)
        elif tree[u] != mine:
            return v, d
        elif stamp[u] <= stamp[v] and depth[u] > depth[v]:
            parent[u] = d ^ 1
            stamp[u], depth[u] = stamp[v], depth[v] + 1
    return -1, -1


@njit(cache=True, nogil=True)
def _pushed(a, d, cap, excess, offsets, parent, orphans):  # type: ignore[no-untyped-def]
    """Push what fits from the source over node `a` and its neighbour in direction `d` to the sink; first and last orphan."""
    b = a + offsets[d]
    most = cap[a, d]
    v = a
    while parent[v] != TERMINAL:
        u = v + offsets[parent[v]]
        most = min(most, cap[u, parent[v] ^ 1])
        v = u
    most = min(most, excess[v])
    v = b
    while parent[v] != TERMINAL:
        most = min(most, cap[v, parent[v]])
        v += offsets[parent[v]]
    most = min(most, -excess[v])
    cap[a, d] -= most
    cap[b, d ^ 1] += most
    last = 0
    v = a
    while parent[v] != TERMINAL:
        p = parent[v]
        u = v + offsets[p]
        cap[v, p] += most
        cap[u, p ^ 1] -= most
        if cap[u, p ^ 1] == 0:
            parent[v] = NONE
            orphans[last] = v
            last += 1
        v = u
    excess[v] -= most
    if excess[v] == 0:
        parent[v] = NONE
        orphans[last] = v
        last += 1
    v = b
    while parent[v] != TERMINAL:
        p = parent[v]
        u = v + offsets[p]
        cap[u, p ^ 1] += most
        cap[v, p] -= most
        if cap[v, p] == 0:
            parent[v] = NONE
            orphans[last] = v
            last += 1
        v = u
    excess[v] += most
    if excess[v] == 0:
        parent[v] = NONE
        orphans[last] = v
        last += 1
    return 0, last


@njit(cache=True, nogil=True)
def _steps(v, time, offsets, parent, stamp, depth):  # type: ignore[no-untyped-def]
    """How many steps a node hangs from its terminal; -1 where it hangs on an orphan."""
    steps = 0
    while True:
        if stamp[v] == time:
            return steps + depth[v]
        p = parent[v]
        if p == NONE:
            return -1
        steps += 1
        if p == TERMINAL:
            stamp[v], depth[v] = time, 1
            return steps
        v += offsets[p]


@njit(cache=True, nogil=True)
def _adopted(first, last, time, cap, excess, offsets, tree, parent, stamp, depth, waiting, ends, orphans):  # type: ignore[no-untyped-def]
    """Find each orphan a new parent in its tree, or let it go free and its children be orphans."""
    room = len(orphans)
    while first != last:
        v = orphans[first]
        first = 0 if first + 1 == room else first + 1
        mine = tree[v]
        best, nearest = -1, 0
        for d in range(6):
            u = v + offsets[d]
            if tree[u] != mine or parent[u] == NONE or (cap[u, d ^ 1] if mine == SOURCE else cap[v, d]) == 0:
                continue
            steps = _steps(u, time, offsets, parent, stamp, depth)
            if steps < 0:
                continue
            w, left = u, steps
            while stamp[w] != time:
                stamp[w], depth[w] = time, left
                left -= 1
                w += offsets[parent[w]]
            if best < 0 or steps < nearest:
                best, nearest = d, steps
        if best >= 0:
            parent[v] = best
            stamp[v], depth[v] = time, nearest + 1
            continue
        tree[v] = 0
        for d in range(6):
            u = v + offsets[d]
            if tree[u] != mine:
                continue
            if (cap[u, d ^ 1] if mine == SOURCE else cap[v, d]) > 0:
                _activate(u, waiting, ends)
            if parent[u] == d ^ 1:
                parent[u] = NONE
                orphans[last] = u
                last = 0 if last + 1 == room else last + 1
