// The replicas that share the mesh a kernel is compiled for: the z index of a workgroup counts them.
// A kernel that includes this declares
//   @group(0) @binding(…) var<uniform> members: array<vec4<u32>, MEMBER_ROWS>;

const MEMBER_ROWS = 1024u;

fn member(index: u32) -> u32 {
  return members[index / 4u][index % 4u];
}
