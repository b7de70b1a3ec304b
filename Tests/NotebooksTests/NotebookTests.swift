import Notebooks
import Parameters
import Testing

/// A notebook as a value.
@Suite struct NotebookTests {
  @Test(arguments: [
    ("Pipelines/pinwheel.md", "pinwheel"), ("pinwheel.md", "pinwheel"), ("/a/b.c/d.e.md", "d.e"), ("notes", "notes"),
    ("a/notes.markdown", "notes.markdown"), ("a/.md", ""),
  ])
  func itsNameIsTheFilesWithoutFolderAndEnding(file: String, name: String) throws {
    let notebook = try Notebook(parsing: "---\ntitle: A\n---\nProse.\n", file: file)
    #expect(notebook.name == name && notebook.file == file)
  }

  private let body = """
    ```yaml stage=b
    run: x
    ```
    ```yaml figure=f
    draw: y
    from: b
    caption: c
    alt: d
    ```
    ```yaml stage=a
    run: x
    ```
    ```yaml claims
    - b.n > 1
    ```
    ```yaml claims=quick
    - a.n > 2
    ```
    ```yaml table=t
    from: a
    columns: [{ value: n, header: N }]
    caption: e
    ```
    ```yaml claims=standard,quick
    - a.n > 3
    ```

    """
  private let front = "---\ntitle: A\nprofiles: { quick: {}, slow: {} }\n---\n"

  @Test func partsComeInTheOrderOfTheFile() throws {
    let notebook = try parsed(front + body)
    #expect(notebook.stages.map(\.name) == ["b", "a"])
    #expect(notebook.figures.map(\.name) == ["f"] && notebook.tables.map(\.name) == ["t"])
    #expect(notebook.profileNames == ["standard", "quick", "slow"])
  }

  /// Claims without a profile are made of all.
  @Test(arguments: [
    ("standard", ["b.n > 1", "a.n > 3"]), ("quick", ["b.n > 1", "a.n > 2", "a.n > 3"]), ("slow", ["b.n > 1"]),
  ])
  func claimsAreThoseOfTheProfile(profile: String, claims: [String]) throws {
    let notebook = try parsed(front + body).applying(profile: profile)
    #expect(notebook.profile == profile && notebook.claims.map(\.text) == claims)
  }
}
