import Testing
import Workflow
import WorkflowTestSupport

struct KeyTests {
  private static let file = FileInput(name: "images", path: "/anywhere/images.gz", shownAs: "Data/images.gz")

  /// A stage with every part that a key has.
  private struct Parts {
    var kind = "fit-mixture"
    var fingerprint = "f00d"
    var parameters = [parameter("epochs", "200"), parameter("seed", "3")]
    var files = [KeyTests.file]
    var contents = [Digest(of: "images")]
    var inputs = [[Digest(of: "a"), Digest(of: "b")], [Digest(of: "c")]]
    var id = StageID(notebook: "digits", stage: "fits", member: "seed=3")
    var slots = ["codes", "labels"]

    var key: Key {
      let edges = zip(slots, inputs).map { name, members in
        InputEdge(slot: name, upstream: members.indices.map { StageID(notebook: id.notebook, stage: "\(name)\($0)") })
      }
      let node = StageNode(
        id: id, kind: kind, fingerprint: fingerprint, parameters: parameters, files: files, inputs: edges
      ) { _ in [:] }
      return Key(of: node, files: contents, inputs: inputs)
    }
  }

  /// Made by `Scripts/reference/golden-key.py`, which follows the recipe without this code.
  @Test func theRecipeStaysWhatItIs() {
    #expect(
      Parts().key.description == "5fad44d15eb2ba536db564666a1feb7295eddf77677ee8a5d9e919c33ed1636c")
  }

  @Test(arguments: [
    "kind", "fingerprint", "value", "parameter name", "parameter more", "parameter less", "file content", "file name",
    "file less", "input content", "input less", "member order", "slot order", "member moved to another slot",
    "border between texts",
  ])
  func eachPartFlipsTheKey(part: String) {
    var parts = Parts()
    switch part {
    case "kind": parts.kind = "fit-mixtures"
    case "fingerprint": parts.fingerprint = "f00e"
    case "value": parts.parameters[0] = parameter("epochs", "300")
    case "parameter name": parts.parameters[0] = parameter("epoch", "200")
    case "parameter more": parts.parameters.append(parameter("tied", ""))
    case "parameter less": parts.parameters.removeLast()
    case "file content": parts.contents = [Digest(of: "image")]
    case "file name": parts.files = [FileInput(name: "labels", path: Self.file.path, shownAs: Self.file.shownAs)]
    case "file less": (parts.files, parts.contents) = ([], [])
    case "input content": parts.inputs[1] = [Digest(of: "d")]
    case "input less": parts.inputs.removeLast()
    case "member order": parts.inputs[0].reverse()
    case "slot order": parts.inputs.reverse()
    case "member moved to another slot":
      parts.inputs = [[parts.inputs[0][0]], [parts.inputs[0][1], parts.inputs[1][0]]]
    default: (parts.kind, parts.fingerprint) = (parts.kind + parts.fingerprint, "")
    }
    #expect(parts.key != Parts().key)
  }

  @Test(arguments: ["path", "identifier", "slot names", "order of parameters", "order of files", "origin"])
  func whatDoesNotMatterLeavesTheKey(part: String) {
    let second = FileInput(name: "another", path: "/b", shownAs: "b")
    var base = Parts()
    base.files.append(second)
    base.contents.append(Digest(of: "second"))
    var parts = base
    switch part {
    case "path":
      parts.files = parts.files.map {
        FileInput(name: $0.name, path: "/elsewhere" + $0.path, shownAs: "x" + $0.shownAs)
      }
    case "identifier": parts.id = StageID(notebook: "other", stage: "renamed")
    case "slot names": parts.slots = ["first", "second"]
    case "order of parameters": parts.parameters.reverse()
    case "order of files":
      parts.files.reverse()
      parts.contents.reverse()
    default: parts.parameters[0] = parameter("epochs", "200", line: 99)
    }
    #expect(parts.key == base.key)
  }
}
