// The page's own script: what is small and quick enough not to ask Gradio for.
import "./admin.js";
import "./conversation.js";
import "./evaluation.js";
import "./live.js";
import "./notices.js";
import "./panel.js";
import "./upload.js";
