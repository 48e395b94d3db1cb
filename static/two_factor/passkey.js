// A press of the button asks the device for a passkey and sends what it answers; the page works with codes without it.
const button = document.getElementById("passkey");
const form = document.getElementById("passkey-form");
const trouble = document.getElementById("passkey-trouble");

async function ask() {
  const options = JSON.parse(document.getElementById("passkey-options").textContent);
  if (options.creation) {
    return webauthnJSON.create(options.creation);
  }
  return webauthnJSON.get(options.request);
}

if (window.PublicKeyCredential && window.isSecureContext) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    trouble.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(await ask());
      form.submit();
    } catch {
      trouble.hidden = false;
    }
  });
}
