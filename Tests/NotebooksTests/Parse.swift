import Notebooks
import Parameters
import Testing

/// The name that tests give their notebooks.
let testFile = "Pipelines/test.md"

/// Parses a notebook.
func parsed(_ text: String) throws -> Notebook { try Notebook(parsing: text, file: testFile) }

/// Parses a body under the shortest front matter; its first line is line 4.
func parsed(body: String) throws -> Notebook { try parsed("---\ntitle: A test\n---\n" + body) }

/// What is wrong with a notebook, an error a line as `line:column: message`.
func complaints(_ text: String) -> [String] {
  do throws(NotebookErrors) {
    _ = try Notebook(parsing: text, file: testFile)
    return []
  } catch {
    return error.errors.map { String($0.description.dropFirst(testFile.count + 1)) }
  }
}

/// What is wrong with a body under the shortest front matter; its first line is line 4.
func complaints(body: String) -> [String] { complaints("---\ntitle: A test\n---\n" + body) }

/// What is wrong with the inside of a stage block; its first line is line 6, below `run: work`.
func complaints(stage: String) -> [String] {
  complaints(body: "```yaml stage=work\nrun: work\n" + stage + "\n```\n")
}

/// The text of a notebook of one stage, one figure and claims, with more in its head where that is given.
func smallNotebook(front: String = "", claims: String = "- points.n >= 1") -> String {
  """
  ---
  title: T
  \(front)
  ---
  ```yaml stage=points
  run: sample
  ```

  ```yaml figure=cloud
  draw: scatter
  from: points
  caption: Points.
  alt: A cloud.
  ```

  ```yaml claims
  \(claims)
  ```
  """
}
